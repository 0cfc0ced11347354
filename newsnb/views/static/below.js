// Show the own view of an article below the view of its corpus, when Python sends it; never displayed itself.
export default {
  initialize({ model }) {
    const key = model.get("key");
    model.on("msg:custom", ({ own, page, title }) => {
      for (const frame of /** @type {NodeListOf<HTMLIFrameElement>} */ (document.querySelectorAll(`iframe[data-newsnb="${key}"]`))) {
        if (frame.nextElementSibling?.classList.contains("newsnb-below")) frame.nextElementSibling.remove();
        if (!page) continue;
        const below = Object.assign(document.createElement("div"), { className: "newsnb-below" });
        const view = document.createElement("iframe");
        for (const [name, value] of Object.entries({ sandbox: "allow-scripts", title, "data-newsnb": own })) view.setAttribute(name, value);
        view.style.cssText = "display:block;width:100%;height:440px;margin-top:8px;border:0;border-radius:8px";
        view.srcdoc = page;
        below.append(view);
        frame.after(below);
        below.scrollIntoView({ block: "nearest" });
        frame.contentWindow?.postMessage({ newsnb: key, say: "below" }, "*");
      }
    });
  },
};
