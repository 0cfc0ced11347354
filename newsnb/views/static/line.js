// Sync the selection between a reading in Python and its frames on this page; never displayed.
export default {
  initialize({ model }) {
    const key = model.get("key");
    const frames = () => [.../** @type {NodeListOf<HTMLIFrameElement>} */ (document.querySelectorAll(`iframe[data-newsnb="${key}"]`))];
    const tell = () =>
      frames().forEach((f) => f.contentWindow?.postMessage({ newsnb: key, say: "select", id: model.get("selection") }, "*"));
    const hear = ({ data, source }) => {
      if (data?.newsnb !== key || !frames().some((f) => f.contentWindow === source)) return;
      if (data.say === "hello") tell();
      if (data.say !== "select") return;
      model.set("selection", data.id ?? "");
      model.save_changes();
    };
    addEventListener("message", hear);
    model.on("change:selection", tell);
    tell();
    return () => removeEventListener("message", hear);
  },
};
