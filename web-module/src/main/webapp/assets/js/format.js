// Money, dates and seats as people read them.

/** The pages are in English, so dates are too: the visitor's own English, else the British one. */
const LOCALE = navigator.language?.startsWith("en") ? navigator.language : "en-GB";

const moneyFormats = new Map();

/** {amountMinor, currency} with its symbol; whole amounts without decimals. */
export function money({ amountMinor, currency }) {
  const decimals = currencyDecimals(currency);
  const amount = amountMinor / 10 ** decimals;
  const whole = Number.isInteger(amount);
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
  return moneyFormats.get(key).format(amount);
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

const weekdayFormat = new Intl.DateTimeFormat(LOCALE, { weekday: "short" });
const dayFormat = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short" });
const yearFormat = new Intl.DateTimeFormat(LOCALE, { year: "numeric" });
const timeFormat = new Intl.DateTimeFormat(LOCALE, { timeStyle: "short" });
const longFormat = new Intl.DateTimeFormat(LOCALE, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
const momentFormat = new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeStyle: "short" });

export const weekday = (iso) => weekdayFormat.format(new Date(iso));
export const day = (iso) => dayFormat.format(new Date(iso));
export const year = (iso) => yearFormat.format(new Date(iso));
export const time = (iso) => timeFormat.format(new Date(iso));
export const longDate = (iso) => longFormat.format(new Date(iso));
export const dateAndTime = (iso) => momentFormat.format(new Date(iso));

const countFormat = new Intl.NumberFormat(LOCALE);

/** "1 seat", "1,240 seats". */
export function count(n, one, many = `${one}s`) {
  return `${countFormat.format(n)} ${n === 1 ? one : many}`;
}

/** "Stalls, row C, seat 12". */
export function seatName({ section, row, number }) {
  return `${section}, row ${row}, seat ${number}`;
}
