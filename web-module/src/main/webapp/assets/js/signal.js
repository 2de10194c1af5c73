// Tells a verdict by sound and by a shake, for people who look at the queue and not at the screen.

/** Frequencies in Hz, one after the other, and the pattern of the shake in ms. */
const SIGNALS = {
  good: { tones: [660, 990], shake: [80] },
  bad: { tones: [220, 220, 180], shake: [200, 90, 200, 90, 200] },
  open: { tones: [440], shake: [60, 60, 60] },
};
const TONE_S = 0.13;

let audio;

/** Sounds and shakes for "good", "bad" or "open"; a device that can do neither stays still. */
export function signal(kind) {
  const { tones, shake } = SIGNALS[kind];
  navigator.vibrate?.(shake);
  try {
    audio ??= new AudioContext();
    tones.forEach((frequency, i) => {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      const at = audio.currentTime + i * TONE_S;
      tone.frequency.value = frequency;
      volume.gain.setValueAtTime(0.25, at);
      volume.gain.exponentialRampToValueAtTime(0.01, at + TONE_S);
      tone.connect(volume).connect(audio.destination);
      tone.start(at);
      tone.stop(at + TONE_S);
    });
  } catch {
    // no sound on this device
  }
}
