/**
 * <list-order> puts the lists of the rail into another order: by dragging one, or with Alt and the
 * arrows up and down. Says where the list stands then. A list stays in its part of the rail.
 *
 *   <list-order data-movable data-said="{title} is number {place} of {all}.">
 *     <ul> <li data-place="/lists/mine/place/"><a href="…"><span class="nav__label">Mine</span></a></li>
 */
import htmx from "htmx"
import { say } from "ui/spoken"

const STEPS = { ArrowUp: -1, ArrowDown: 1 }

class ListOrder extends HTMLElement {
  #dragged
  #from

  connectedCallback() {
    this.addEventListener("keydown", this.#pressed)
    this.addEventListener("pointerdown", this.#grasped)
    this.addEventListener("dragstart", this.#taken)
    this.addEventListener("dragover", this.#over)
    this.addEventListener("dragend", this.#let)
  }

  #pressed = (event) => {
    const item = this.#item(event)
    const steps = STEPS[event.key]
    if (!item || !event.altKey || !steps) return
    event.preventDefault()
    this.#move(item, this.#items(item).indexOf(item) + steps)
    item.querySelector("a").focus()
    this.#tell(item, steps)
  }

  /* What can be dragged is said only now: morphing takes away what the server did not write. */
  #grasped = (event) => {
    const item = this.#item(event)
    if (item && event.pointerType === "mouse") item.draggable = true
  }

  #taken = (event) => {
    this.#dragged = this.#item(event)
    if (!this.#dragged) return
    this.#from = this.#items(this.#dragged).indexOf(this.#dragged)
    this.#dragged.dataset.dragged = ""
    event.dataTransfer.effectAllowed = "move"
  }

  #over = (event) => {
    const under = event.target.closest("[data-place]")
    if (!this.#dragged || under?.parentElement !== this.#dragged.parentElement) return
    event.preventDefault()
    this.#move(this.#dragged, this.#items(under).indexOf(under))
  }

  #let = () => {
    const item = this.#dragged
    if (!item) return
    this.#dragged = undefined
    delete item.dataset.dragged
    const steps = this.#items(item).indexOf(item) - this.#from
    if (steps) this.#tell(item, steps)
  }

  #move(item, to) {
    const others = this.#items(item).filter((other) => other !== item)
    const next = others[Math.max(to, 0)]
    if (next) next.before(item)
    else item.parentElement.append(item)
  }

  #tell(item, steps) {
    const all = this.#items(item)
    const said = { title: item.querySelector(".nav__label").textContent, place: all.indexOf(item) + 1, all: all.length }
    say(this.dataset.said.replace(/\{(\w+)\}/g, (_, name) => said[name]))
    htmx.ajax("POST", item.dataset.place, { source: item, target: item, swap: "none", values: { steps } })
  }

  #items(item) {
    return [...item.parentElement.querySelectorAll(":scope > [data-place]")]
  }

  #item({ target }) {
    return "movable" in this.dataset ? target.closest("[data-place]") : null
  }
}

customElements.define("list-order", ListOrder)
