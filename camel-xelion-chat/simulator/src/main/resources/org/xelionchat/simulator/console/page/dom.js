// Small words for building the page. Whatever a visitor wrote becomes text, never markup.

const SVG = 'http://www.w3.org/2000/svg';

export const byId = (id) => document.getElementById(id);

/** An element with classes, text and data attributes; `undefined` data is left out. */
export function element(name, { classes = '', text, testid, data = {}, attributes = {} } = {}, ...children) {
  const made = document.createElement(name);
  if (classes) made.className = classes;
  if (text !== undefined) made.textContent = text;
  if (testid) made.dataset.testid = testid;
  for (const [key, value] of Object.entries(data)) {
    if (value !== undefined && value !== null) made.dataset[key] = value;
  }
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#icon-${name}`);
  svg.append(use);
  return svg;
}

/** Sets text only where it differs, so that a screen reader is not told the same thing again. */
export function setText(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

/** Gives the parent exactly these children in this order, moving only what is out of place, and keeps the focus. */
export function arrange(parent, children) {
  const focused = document.activeElement;
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  children.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
  if (focused && focused !== document.activeElement && parent.contains(focused)) focused.focus({ preventScroll: true });
}

/** The initials of a name on a colour of its own. */
export function paintAvatar(target, name) {
  const words = name.trim().split(/[\s@._-]+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  let hash = 0;
  for (const character of name) hash = (hash * 31 + character.codePointAt(0)) >>> 0;
  target.className = `avatar hue-${hash % 8}`;
  setText(target, letters.map((word) => [...word][0].toUpperCase()).join('') || '?');
}

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const calendar = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const complete = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });

export const timeOf = (instant) => clock.format(new Date(instant));

/** The time today, the date before that. */
export function whenOf(instant) {
  const date = new Date(instant);
  return date.toDateString() === new Date().toDateString() ? clock.format(date) : calendar.format(date);
}

export function timeElement(instant, options = {}) {
  return element('time', {
    ...options,
    text: timeOf(instant),
    attributes: { datetime: instant, title: complete.format(new Date(instant)) },
  });
}
