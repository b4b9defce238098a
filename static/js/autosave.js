// Saves a draft two seconds after the last letter, and counts words. Without this file the buttons save.

const SOON = 2000;
const AGAIN = 10000;

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const state = form.querySelector("[data-autosave-state]");
  let waiting, running = false, changed = 0, saved = 0, stopped = false;

  const say = (words, isWrong = false) => {
    state.textContent = words;
    state.classList.toggle("is-wrong", isWrong);
  };

  const later = (time) => {
    clearTimeout(waiting);
    waiting = setTimeout(save, time);
  };

  async function save() {
    if (stopped || changed === saved) return;
    if (running) return later(SOON);
    running = true;
    const sent = changed;
    say(form.dataset.saving);
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: new FormData(form),
        headers: { "X-Autosave": "1" },
        redirect: "manual",
      });
      await tell(answer, sent);
    } catch (error) {
      console.warn(error);
      say(form.dataset.offline, true);
      later(AGAIN);
    } finally {
      running = false;
    }
  }

  async function tell(answer, sent) {
    if (answer.type === "opaqueredirect") return say(form.dataset.signedOut, true);
    const isOurs = answer.headers.get("Content-Type")?.startsWith("application/json");
    if (!isOurs) {
      say(form.dataset.failed, true);
      return answer.status >= 500 ? later(AGAIN) : undefined;
    }
    const said = await answer.json();
    if (answer.ok) {
      form.elements.version.value = said.version;
      saved = sent;
    } else {
      stopped = true; // somebody else saved, or it is too late: the button shows what happened
    }
    say(said.said, !answer.ok || said.isPartly);
  }

  form.addEventListener("input", () => {
    changed += 1;
    if (!stopped) later(SOON);
  });
  form.addEventListener("submit", () => {
    stopped = true;
    clearTimeout(waiting);
    saved = changed;
  });
  window.addEventListener("online", () => later(0));
  window.addEventListener("beforeunload", (event) => {
    if (changed !== saved) event.preventDefault();
  });

  const digits = new Intl.NumberFormat(document.documentElement.lang === "fa" ? "fa" : "en");
  for (const field of form.querySelectorAll("textarea")) {
    const most = Number(field.dataset.maxWords);
    const count = document.createElement("p");
    count.className = "word-count";
    field.after(count);
    const show = () => {
      const n = (field.value.match(/\S+/g) ?? []).length;
      const over = most ? n - most : 0;
      const words = over > 0 ? form.dataset.wordsOver : most ? form.dataset.wordsOf : form.dataset.words;
      count.textContent = words
        .replace("{n}", digits.format(n))
        .replace("{most}", digits.format(most || 0))
        .replace("{over}", digits.format(over));
      count.classList.toggle("is-over", over > 0);
    };
    field.addEventListener("input", show);
    show();
  }
}
