// A button beside each answer that copies it. Without this file the answers are chosen by hand.

const told = document.querySelector("[data-copied]");

for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand("copy"); // where the page is not served over HTTPS
    }
    told.textContent = told.dataset.copied.replace("{what}", field.labels[0].textContent);
  });
}
