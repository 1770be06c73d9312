/** The frame that every page shares: the bar on top, status lines, small helpers. */
import { keepParameters } from "./address.js";

export const byId = (id) => document.getElementById(id);

const PAGES = [
  ["two-way-streaming.html", "Publish"],
  ["player.html", "Watch"],
  ["rest.html", "Push by REST"],
];

const MARK = `<svg viewBox="0 0 34 22" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="3">
  <circle cx="8" cy="14" r="6"/><circle cx="26" cy="14" r="6"/><path d="M8 14 14 4h8l4 10M14 4l6 10"/></svg>`;

/** Puts the bar on top of the page. */
export function frame() {
  const current = window.location.pathname.split("/").pop();
  const bar = document.createElement("header");
  bar.className = "bar";
  bar.innerHTML = `<div class="bar-inner">
    <a class="brand" href="./" data-keep="ws,server,target">${MARK}<span>Tandem</span></a>
    <nav aria-label="Pages"></nav></div>`;
  const nav = bar.querySelector("nav");
  for (const [href, title] of PAGES) {
    const link = document.createElement("a");
    link.href = href;
    link.textContent = title;
    link.dataset.keep = "ws,server,target";
    if (href === current) link.setAttribute("aria-current", "page");
    nav.append(link);
  }
  document.body.prepend(bar);
  keepParameters(document);
}

/** Shows a status: the protocol's word in `data-status`, the person's words as text. */
export function showStatus(element, status, { text, tone }) {
  element.dataset.status = status;
  element.dataset.tone = tone;
  element.textContent = text;
}

/** Marks empty required fields; true if all are filled. */
export function allFilled(...inputs) {
  let filled = true;
  for (const input of inputs) {
    const empty = input.value.trim() === "";
    input.setAttribute("aria-invalid", String(empty));
    if (empty && filled) input.focus();
    filled &&= !empty;
  }
  return filled;
}
