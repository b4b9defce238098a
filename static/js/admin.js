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
