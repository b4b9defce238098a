// Small comforts. Every page works without this file.

document.querySelector("[data-error-summary]")?.focus();

if (window.matchMedia("(max-width: 767px)").matches) {
  for (const panel of document.querySelectorAll("[data-closed-on-phone]")) panel.open = false;
}

// An open menu closes on Escape, and when something else is clicked.
const openMenus = () => document.querySelectorAll("details.menu[open]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

document.addEventListener("click", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});
