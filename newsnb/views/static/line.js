// Sync the selection and the corrections between a reading in Python and its frames on this page; never displayed.
export default {
  initialize({ model }) {
    const key = model.get("key");
    const frames = () => [.../** @type {NodeListOf<HTMLIFrameElement>} */ (document.querySelectorAll(`iframe[data-newsnb="${key}"]`))];
    const send = (message) => frames().forEach((f) => f.contentWindow?.postMessage({ newsnb: key, ...message }, "*"));
    const tell = () => send({ say: "select", id: model.get("selection") });
    const greet = () => send({ say: "kernel", revision: model.get("revision") });
    const hear = ({ data, source }) => {
      if (data?.newsnb !== key || !frames().some((f) => f.contentWindow === source)) return;
      if (data.say === "hello") {
        tell();
        greet();
      }
      if (["correct", "undo", "redo", "state", "look"].includes(data.say)) model.send(data);
      if (data.say !== "select") return;
      model.set("selection", data.id ?? "");
      model.save_changes();
    };
    addEventListener("message", hear);
    model.on("change:selection", tell);
    model.on("msg:custom", send);
    tell();
    greet();
    return () => removeEventListener("message", hear);
  },
};
