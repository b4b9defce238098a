// Asks the portal while somebody types, and shows its answer. Without this file the button beside the field does it.

for (const box of document.querySelectorAll("[data-lookup]")) {
  const fields = [...document.querySelectorAll(box.dataset.lookupFields)];
  const answer = box.querySelector("[data-lookup-answer]");
  let waiting, asked;

  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    const query = new URLSearchParams(fields.map((field) => [field.name, field.value]));
    if (box.dataset.lookupName) query.set("name", box.dataset.lookupName);
    try {
      const response = await fetch(`${box.dataset.lookup}?${query}`, { signal: asked.signal });
      if (response.ok) answer.innerHTML = await response.text();
    } catch (error) {
      if (error.name !== "AbortError") console.warn(error);
    }
  };

  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 200);
  };

  for (const field of fields) {
    field.addEventListener("input", soon);
    // The admin's search box tells of a choice by an event of its own.
    if (field.tagName === "SELECT") window.django?.jQuery?.(field).on("change", soon);
  }
}
