// The element of the widget: the same frame as in a saved output, made from the widget's page.
export default {
  render({ model, el }) {
    const key = model.get("key");
    const box = document.createElement("div");
    const frame = document.createElement("iframe");
    const about = { sandbox: "allow-scripts", title: model.get("title"), "data-newsnb": key };
    for (const [name, value] of Object.entries(about)) frame.setAttribute(name, value);
    frame.style.cssText = "display:block;width:100%;height:440px;border:0;border-radius:8px";
    frame.srcdoc = model.get("page");
    box.append(frame);
    el.append(box);
    window.newsnbGlue?.adopt?.(frame); // a saved output of an older version may have brought a glue that adopts none
    const send = (message) => frame.contentWindow?.postMessage({ newsnb: key, ...message }, "*");
    const tell = () => send({ say: "select", id: model.get("selection") });
    const hear = ({ data, source }) => {
      if (source !== frame.contentWindow || data?.newsnb !== key) return;
      if (data.say === "hello") {
        tell();
        send({ say: "kernel", revision: model.get("revision") });
        send({ say: "work", work: model.get("work") ?? {} });
      }
      if (["correct", "undo", "redo", "state", "look"].includes(data.say)) model.send(data);
      if (["work", "answers"].includes(data.say)) { // of an exercise
        model.set(data.say, data[data.say]);
        model.save_changes();
      }
      if (data.say !== "select") return;
      model.set("selection", data.id ?? "");
      model.save_changes();
    };
    addEventListener("message", hear);
    model.on("change:selection", tell);
    model.on("msg:custom", send);
    return () => {
      window.newsnbGlue?.release?.(frame);
      removeEventListener("message", hear);
      model.off("change:selection", tell);
      model.off("msg:custom", send);
    };
  },
};
