// Speaks to people who listen to the page instead of looking at it.

/** Says it when the reader pauses; `urgent` interrupts. */
export function announce(message, { urgent = false } = {}) {
  const region = document.getElementById(urgent ? "announce-assertive" : "announce-polite");
  if (!region) return;
  // The same words twice are only spoken again when the region changed in between.
  region.textContent = "";
  setTimeout(() => {
    region.textContent = message;
  }, 50);
}

/** Moves the focus to an element that is about to be rendered or just was. */
export function focusOn(selector) {
  requestAnimationFrame(() => document.querySelector(selector)?.focus());
}
