// Money, dates and seats as people read them.

/** The pages are in English, so dates are too: the visitor's own English, else the British one. */
const LOCALE = navigator.language?.startsWith("en") ? navigator.language : "en-GB";

const moneyFormats = new Map();

/** {amountMinor, currency} with its symbol; whole amounts without decimals. */
export function money(amount) {
  if (!amount) return "";
  const { amountMinor, currency } = amount;
  const decimals = currencyDecimals(currency);
  const value = amountMinor / 10 ** decimals;
  const whole = Number.isInteger(value);
  const key = `${currency} ${whole}`;
  if (!moneyFormats.has(key)) {
    const digits = whole ? 0 : decimals;
    moneyFormats.set(
      key,
      new Intl.NumberFormat(LOCALE, {
        style: "currency",
        currency,
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
    );
  }
  return moneyFormats.get(key).format(value);
}

function currencyDecimals(currency) {
  return new Intl.NumberFormat(LOCALE, { style: "currency", currency }).resolvedOptions().maximumFractionDigits;
}

/** The sum of some Money of one currency. */
export function sum(amounts) {
  return {
    amountMinor: amounts.reduce((total, each) => total + each.amountMinor, 0),
    currency: amounts[0]?.currency ?? "EUR",
  };
}

const formats = new Map();

/**
 * A moment in words.
 *
 * @param {string} zone the house's, an IANA name; the visitor's own without
 */
function inZone(iso, zone, options) {
  const key = JSON.stringify([zone, options]);
  let format = formats.get(key);
  if (!format) formats.set(key, (format = dateFormat(zone, options)));
  return format.format(new Date(iso));
}

function dateFormat(zone, options) {
  try {
    return new Intl.DateTimeFormat(LOCALE, { timeZone: zone ?? undefined, ...options });
  } catch {
    // A zone that this browser has not heard of yet: better another clock, named, than none.
    return new Intl.DateTimeFormat(LOCALE, { timeZone: "UTC", ...options, ...(options.hour ? { timeZoneName: "short" } : {}) });
  }
}

const CLOCK = { hour: "numeric", minute: "2-digit" };

export const weekday = (iso, zone) => inZone(iso, zone, { weekday: "short" });
export const day = (iso, zone) => inZone(iso, zone, { day: "numeric", month: "short" });
export const year = (iso, zone) => inZone(iso, zone, { year: "numeric" });
export const longDate = (iso, zone) =>
  inZone(iso, zone, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
export const dateAndTime = (iso, zone) =>
  inZone(iso, zone, { day: "numeric", month: "short", year: "numeric", ...CLOCK }) + otherZone(iso, zone);

/** The clock's time at the house; says whose time it is where the visitor's clock shows another one. */
export const time = (iso, zone) => inZone(iso, zone, CLOCK) + otherZone(iso, zone);

/** The same where there is little room: "7:30 pm CET". */
export const briefTime = (iso, zone) =>
  inZone(iso, zone, !zone || sameClock(iso, zone) ? CLOCK : { ...CLOCK, timeZoneName: "short" });

/** " (Central European Time)", or nothing where the visitor's clock shows the same. */
function otherZone(iso, zone) {
  if (!zone || sameClock(iso, zone)) return "";
  const parts = dateFormat(zone, { timeZoneName: "longGeneric" }).formatToParts(new Date(iso));
  return ` (${parts.find((part) => part.type === "timeZoneName")?.value ?? zone})`;
}

function sameClock(iso, zone) {
  const all = { year: "numeric", month: "numeric", day: "numeric", ...CLOCK };
  return inZone(iso, zone, all) === inZone(iso, undefined, all);
}

const countFormat = new Intl.NumberFormat(LOCALE);

/** "1 seat", "1,240 seats". */
export function count(n, one, many = `${one}s`) {
  return `${countFormat.format(n)} ${n === 1 ? one : many}`;
}

/** "Stalls, row C, seat 12". */
export function seatName({ section, row, number }) {
  return `${isolated(section)}, row ${isolated(row)}, seat ${number}`;
}

/** A name in a sentence of ours: where it runs from right to left it takes nothing of the sentence along. */
export function isolated(name) {
  return /[\u0590-\u08ff\ufb1d-\ufefc]/.test(name) ? `\u2068${name}\u2069` : String(name);
}

/** Small numbers in words, as people say them of people. */
export function inWords(n) {
  return ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"][n] ?? String(n);
}
