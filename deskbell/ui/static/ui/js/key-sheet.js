/**
 * <key-sheet> lists the keys of this page, read from the page itself; see ui/_keys.html.
 *
 * A key is described by its element's data-hotkey-label, else its aria-label, else its words.
 */
import { APPLE } from "ui/apple-keys"
import { keep } from "ui/cookies"

const SIGNS = { Mod: APPLE ? "⌘" : "Ctrl", Meta: "⌘", Control: "Ctrl", Alt: APPLE ? "⌥" : "Alt", Shift: "⇧", Enter: "↵", Escape: "Esc" }

class KeySheet extends HTMLElement {
  connectedCallback() {
    this.querySelector("[data-open]").addEventListener("click", () => this.open())
    this.#search.addEventListener("input", () => this.#filter())
    this.#single.addEventListener("change", () => this.#switch())
  }

  open() {
    this.#list.replaceChildren(...this.#known.map(([keys, words]) => row(keys, words)))
    this.#single.checked = document.documentElement.dataset.keys !== "off"
    this.#search.value = ""
    this.#dialog.showModal()
  }

  #filter() {
    const wanted = this.#search.value.trim().toLowerCase()
    for (const item of this.#list.children) item.hidden = !item.textContent.toLowerCase().includes(wanted)
  }

  #switch() {
    const value = this.#single.checked ? "on" : "off"
    document.documentElement.dataset.keys = value
    keep("keys", value)
  }

  get #known() {
    const known = new Map()
    for (const element of document.querySelectorAll("[data-hotkey]")) {
      if (!known.has(element.dataset.hotkey)) known.set(element.dataset.hotkey, says(element))
    }
    return [...known].sort(([, one], [, other]) => one.localeCompare(other))
  }

  get #dialog() { return this.querySelector("dialog") }
  get #search() { return this.querySelector("[type=search]") }
  get #single() { return this.querySelector("[data-single-keys]") }
  get #list() { return this.querySelector(".keys") }
}

function says(element) {
  const copy = element.cloneNode(true)
  copy.querySelectorAll(".key, kbd").forEach((key) => key.remove())
  return element.dataset.hotkeyLabel ?? element.getAttribute("aria-label") ?? (copy.textContent.trim() || element.placeholder || "")
}

function row(hotkey, words) {
  const item = document.createElement("li")
  const text = document.createElement("span")
  const caps = document.createElement("span")
  item.className = "keys__row"
  caps.className = "keys__caps"
  text.textContent = words
  caps.append(...hotkey.split(",")[0].split(/[ +]/).filter((key) => key !== "Shift" || !hotkey.includes("?")).map(cap))
  item.append(text, caps)
  return item
}

function cap(key) {
  const element = document.createElement("kbd")
  element.className = "key key--cap"
  element.textContent = SIGNS[key] ?? key
  return element
}

customElements.define("key-sheet", KeySheet)
