// A list of any length of which only what is seen is in the page.

import { h } from "./dom.js";

const beyond = 8;

/** Whether the style sheet has no room for columns. */
export const isNarrow = () => matchMedia("(max-width: 60rem)").matches;

/** What can be pressed in a row. */
const stops = (row) => [...row?.querySelectorAll("a, button") ?? []];

/**
 * Rows of one height with something to press, in a box that scrolls. One row is in the tab order; the arrow keys, Page Up, Page Down, Home and End go
 * on from it. `row(index)` gives the content of a row or null while it is not there yet; `seen(first, last)` tells which are wanted; `height(width)`
 * how high rows are.
 */
export class LongList {
  count = 0;
  current = 0;
  rows = new Map();
  top = 0;

  constructor({ label, height = () => (isNarrow() ? 68 : 44), row, seen = () => {} }) {
    this.height = height;
    this.rowHeight = height(0);
    this.row = row;
    this.seen = seen;
    this.space = h("ul", { class: "rows", "aria-label": label });
    this.element = h("div", { class: "long", onkeydown: (event) => this.#move(event) }, this.space);
    // A row that moves away between the press of a button and its release takes the click with it.
    this.element.addEventListener("pointerdown", () => {
      this.isPressed = true;
      window.addEventListener("pointerup", () => setTimeout(() => this.#release()), { once: true });
      window.addEventListener("pointercancel", () => this.#release(), { once: true });
    });
    this.element.addEventListener("scroll", () => {
      if (this.element.isConnected) this.top = this.element.scrollTop;
      this.draw();
    }, { passive: true });
    this.observer = new ResizeObserver(() => this.#measure());
    this.observer.observe(this.element);
  }

  /** How many rows there are; `added` of them have come in front, and what is looked at stays where it is. */
  setCount(count, added = 0) {
    if (this.isPressed) {
      this.pending = { count, added: added + (this.pending?.added ?? 0) };
      return;
    }
    this.count = count;
    this.rowHeight = this.height(this.element.clientWidth);
    this.space.style.height = `${count * this.rowHeight}px`;
    if (added && this.element.scrollTop > this.rowHeight) this.element.scrollTop += added * this.rowHeight;
    if (added) this.current = Math.min(this.current + (this.#holdsFocus ? added : 0), count - 1);
    this.redraw();
  }

  /** Where rows are as high as they were not before, the first that is seen stays. */
  #measure() {
    const first = this.element.scrollTop / this.rowHeight;
    if (this.height(this.element.clientWidth) === this.rowHeight) { this.draw(); return; }
    this.setCount(this.count);
    this.element.scrollTop = first * this.rowHeight;
  }

  #release() {
    this.isPressed = false;
    const { pending } = this;
    this.pending = null;
    if (pending) this.setCount(pending.count, pending.added);
  }

  get #holdsFocus() { return this.space.contains(document.activeElement); }

  #range() {
    const first = Math.max(0, Math.floor(this.element.scrollTop / this.rowHeight) - beyond);
    const last = Math.min(this.count, Math.ceil((this.element.scrollTop + this.element.clientHeight) / this.rowHeight) + beyond);
    return [first, last];
  }

  redraw() {
    if (this.isPressed) {
      this.pending ??= { count: this.count, added: 0 };
      return;
    }
    const held = this.#holdsFocus ? stops(document.activeElement.closest("li")).indexOf(document.activeElement) : -1;
    for (const element of this.rows.values()) element.remove();
    this.rows.clear();
    this.draw();
    if (held >= 0) stops(this.rows.get(this.current))[held]?.focus({ preventScroll: true });
  }

  draw() {
    const [first, last] = this.#range();
    this.current = Math.max(0, Math.min(this.current, this.count - 1));
    for (const [index, element] of this.rows) {
      if (index < first || index >= last) { element.remove(); this.rows.delete(index); }
    }
    let before = null;
    for (let index = first; index < last; index += 1) {
      let element = this.rows.get(index);
      if (!element || element.dataset.waits) {
        const content = this.row(index);
        const fresh = h("li", { "aria-setsize": this.count, "aria-posinset": index + 1 }, content ?? h("span", { class: "waits" }, "…"));
        if (!content) fresh.dataset.waits = "true";
        fresh.style.transform = `translateY(${index * this.rowHeight}px)`;
        fresh.style.height = `${this.rowHeight}px`;
        for (const stop of stops(fresh)) stop.tabIndex = index === this.current ? 0 : -1;
        fresh.addEventListener("focusin", () => this.#setCurrent(index));
        if (element) element.replaceWith(fresh);
        else if (before) before.after(fresh);
        else this.space.prepend(fresh);
        this.rows.set(index, fresh);
        element = fresh;
      }
      before = element;
    }
    // Where the row of the tab order has scrolled away, the first that is seen takes its place.
    if (this.count && !this.rows.has(this.current)) this.#setCurrent(Math.min(first + beyond, last - 1));
    if (last > first) this.seen(first, last);
  }

  #setCurrent(index) {
    for (const stop of stops(this.rows.get(this.current))) stop.tabIndex = -1;
    this.current = index;
    for (const stop of stops(this.rows.get(index))) stop.tabIndex = 0;
  }

  #move(event) {
    const page = Math.max(1, Math.floor(this.element.clientHeight / this.rowHeight) - 1);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -this.count, End: this.count };
    const step = steps[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.reveal(Math.max(0, Math.min(this.count - 1, this.current + step)), true);
  }

  /** Scrolls no further than it must for a row to be seen, which may take the focus. */
  reveal(target, takesFocus = false) {
    const top = target * this.rowHeight;
    if (top < this.element.scrollTop) this.element.scrollTop = top;
    else if (top + this.rowHeight > this.element.scrollTop + this.element.clientHeight) {
      this.element.scrollTop = top + this.rowHeight - this.element.clientHeight;
    }
    this.draw();
    if (takesFocus) stops(this.rows.get(target))[0]?.focus({ preventScroll: true });
  }

  /** Put into the page once more, it is where it was. */
  restore() {
    this.element.scrollTop = this.top;
    this.redraw();
  }
}

/** Pages of a long list, fetched when they are seen; those that are stale are shown until the fresh ones come, and the oldest go. */
export class Pages {
  constructor({ size = 100, most = 40, fetch, changed, failed }) {
    Object.assign(this, { size, most, fetch, changed, failed, turn: 0 });
    this.pages = new Map();
  }

  at(index) { return this.pages.get(Math.floor(index / this.size))?.items?.[index % this.size]; }

  want(first, last) {
    for (let page = Math.floor(first / this.size); page <= Math.floor((last - 1) / this.size); page += 1) {
      const held = this.pages.get(page);
      if (held?.turn !== this.turn) this.#load(page, held?.items);
    }
  }

  /** What is held may be otherwise by now. */
  stale() { this.turn += 1; }

  /** What is held is of another list. */
  clear() {
    this.stale();
    this.pages.clear();
  }

  async #load(page, items) {
    const turn = this.turn;
    const entry = { turn, items };
    this.pages.delete(page);
    this.pages.set(page, entry);
    try {
      const fresh = await this.fetch(this.size, page * this.size);
      if (this.pages.get(page) !== entry) return;
      const isNew = JSON.stringify(fresh) !== JSON.stringify(items);
      entry.items = fresh;
      while (this.pages.size > this.most) this.pages.delete(this.pages.keys().next().value);
      if (isNew && turn === this.turn) this.changed();
    } catch (error) {
      if (this.pages.get(page) === entry) this.pages.delete(page);
      if (error.name !== "AbortError" && turn === this.turn) this.failed(error);
    }
  }
}
