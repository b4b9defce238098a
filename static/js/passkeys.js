// The conversation with the device that holds a passkey. Without this file the pages say what to do instead.

const canUse = Boolean(window.PublicKeyCredential && window.webauthnJSON);

for (const place of document.querySelectorAll("[data-passkey-place]")) place.hidden = !canUse;
for (const words of document.querySelectorAll("[data-passkey-unable]")) words.hidden = canUse;

async function optionsOf(form) {
  const inline = document.getElementById("passkey_options");
  if (inline) return JSON.parse(inline.textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

async function ask(form) {
  const { creation_options: toMake, request_options: toShow } = await optionsOf(form);
  if (!toMake) return window.webauthnJSON.get(toShow);
  Object.assign(toMake.publicKey.authenticatorSelection, { residentKey: "required", requireResidentKey: true });
  return window.webauthnJSON.create(toMake);
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const failure = form.querySelector("[data-passkey-failure]");
    failure.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify(await ask(form));
    } catch {
      failure.hidden = false; // cancelled, timed out, or the device knows no passkey for this portal
      return;
    }
    form.submit();
  });
}
