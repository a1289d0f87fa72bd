/**
 * <key-sheet> lists the keys of this page, read from the page itself; see ui/_keys.html.
 *
 * A key is described by its element's data-hotkey-label, else its aria-label, else its words.
 */
import { caps, own } from "ui/own-keys"

class KeySheet extends HTMLElement {
  connectedCallback() {
    this.querySelector("[data-open]").addEventListener("click", () => this.open())
    this.#search.addEventListener("input", () => this.#filter())
    this.#single?.addEventListener("change", () => this.#switch())
  }

  open() {
    this.#list.replaceChildren(...this.#known.map(([keys, words]) => row(keys, words)))
    if (this.#single) this.#single.checked = document.documentElement.dataset.keys !== "off"
    this.#search.value = ""
    this.#dialog.showModal()
  }

  #filter() {
    const wanted = this.#search.value.trim().toLowerCase()
    for (const item of this.#list.children) item.hidden = !item.textContent.toLowerCase().includes(wanted)
  }

  #switch() {
    document.documentElement.dataset.keys = this.#single.checked ? "on" : "off"
  }

  /* Of several elements with one key, the first that says what it does. */
  get #known() {
    const known = new Map()
    for (const element of document.querySelectorAll("[data-hotkey]")) {
      const key = own(element.dataset.hotkey)
      if (key && !known.has(key) && !element.closest("template, [hidden]")) known.set(key, says(element))
    }
    return [...known].sort(([, one], [, other]) => one.localeCompare(other))
  }

  get #dialog() { return this.querySelector("dialog") }
  get #search() { return this.querySelector("[type=search]") }
  get #single() { return this.querySelector("[data-single-keys]") }
  get #list() { return this.querySelector(".keys") }
}

/** What a thing with a key does, in words. */
export function says(element) {
  const copy = element.cloneNode(true)
  copy.querySelectorAll(".key, kbd").forEach((key) => key.remove())
  return element.dataset.hotkeyLabel ?? element.getAttribute("aria-label") ?? (copy.textContent.trim() || element.placeholder || "")
}

function row(hotkey, words) {
  const item = document.createElement("li")
  const text = document.createElement("span")
  const keys = document.createElement("span")
  item.className = "keys__row"
  keys.className = "keys__caps"
  text.textContent = words
  keys.append(...caps(hotkey.split(",")[0]).map(cap))
  item.append(text, keys)
  return item
}

function cap(sign) {
  const element = document.createElement("kbd")
  element.className = "key key--cap"
  element.textContent = sign
  return element
}

customElements.define("key-sheet", KeySheet)
