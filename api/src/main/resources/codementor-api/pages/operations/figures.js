import { currentLanguage, t } from '../language/messages.js';

/** A time span in the two largest units that it has; nothing for none. */
export function span(seconds) {
  if (seconds === undefined || seconds === null) {
    return '–';
  }
  if (seconds < 10) {
    return `${number(Math.round(seconds * 10) / 10)} s`;
  }
  const whole = Math.round(seconds);
  if (whole < 60) {
    return `${whole} s`;
  }
  if (whole < 3_600) {
    return units([Math.floor(whole / 60), 'min'], [whole % 60, 's']);
  }
  if (whole < 172_800) {
    return units([Math.floor(whole / 3_600), 'h'], [Math.floor((whole % 3_600) / 60), 'min']);
  }
  return t('operations.days', { n: Math.floor(whole / 86_400) });
}

function units(...parts) {
  return parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`).join(' ');
}

export function number(value) {
  return new Intl.NumberFormat(currentLanguage(), { maximumFractionDigits: 1 }).format(value);
}

/** How long ago a moment was. */
export function since(iso, now = Date.now()) {
  return span(Math.max(0, (now - Date.parse(iso)) / 1_000));
}

/** Enough of an id to tell it from others. */
export function short(id) {
  return id.length > 13 ? `…${id.slice(-8)}` : id;
}
