// What Django's scripts leave undone. Every page works without this file.

// Django's script rewrites "3 of 100 selected" with Latin digits; Persian pages show Persian ones.

if (document.documentElement.lang === "fa") {
  const persian = (text) => text.replace(/[0-9]/g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[digit]);
  for (const counter of document.querySelectorAll(".action-counter")) {
    new MutationObserver(() => {
      const wanted = persian(counter.textContent);
      if (counter.textContent !== wanted) counter.textContent = wanted;
    }).observe(counter, { childList: true, characterData: true, subtree: true });
  }
}

// A search box for a related record does not say which field it is; the label beside it, or its column, does.
if (document.querySelector("select.admin-autocomplete")) {
  const name = (box) => {
    const select = box.previousElementSibling;
    const label = (select?.getAttribute("aria-label") ?? select?.labels?.[0]?.textContent)?.trim().replace(/:$/, "");
    if (!label) return;
    const choice = box.querySelector(".select2-selection");
    choice.removeAttribute("aria-labelledby");
    choice.setAttribute("aria-label", label);
    box.querySelector(".select2-selection__rendered").setAttribute("aria-label", label);
  };
  new MutationObserver(() => {
    document.querySelectorAll(".select2-container:has(.select2-selection__rendered:not([aria-label]))").forEach(name);
    const open = document.querySelector(".select2-container--open .select2-selection__rendered[aria-label]");
    const search = document.querySelector(".select2-search__field:not([aria-label])");
    if (open && search) search.setAttribute("aria-label", open.getAttribute("aria-label"));
  }).observe(document.body, { childList: true, subtree: true });
}

// A table wider than the window is scrolled by keyboard too.
for (const box of document.querySelectorAll(".inline-group .tabular")) {
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
}
