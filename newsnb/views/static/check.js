// A passage, its verdict and its words in the article are lit together; without this script, links lead from one to the other.
(() => {
  const all = [...document.querySelectorAll("[data-v]")];
  const has = (element, number) => element.dataset.v.split(" ").includes(number);

  function light(number, from) {
    for (const element of all) element.classList.toggle("now", has(element, number));
    for (const place of document.querySelectorAll("article, .cards")) {
      const first = all.find((element) => has(element, number) && place.contains(element));
      if (first && !place.contains(from)) show(first);
    }
  }

  function show(element) {
    const box = element.closest(".articles");
    const isScrolled = box && box.scrollHeight > box.clientHeight + 1;
    if (!isScrolled) return;
    box.scrollTop += element.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
  }

  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const element = /** @type {HTMLElement | null} */ (target.closest("[data-v]"));
    if (!element) return;
    const numbers = (element.dataset.v || "").split(" ");
    light(numbers[numbers.length - 1], element);
    const link = target.closest("a");
    const isWide = matchMedia("(min-width: 820px)").matches;
    if (link && isWide && link.hash.startsWith("#words-")) event.preventDefault();
  });
})();
