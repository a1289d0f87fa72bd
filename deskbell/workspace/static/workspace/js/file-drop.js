/**
 * <file-drop> takes files that are dropped, pasted or chosen, and brings them to the server at once.
 *
 *   <file-drop data-to="/tickets/4711/uploads/" data-inline>
 *     <textarea …></textarea> <fieldset data-kept-files></fieldset> <ul data-list></ul> <input type="file" name="files" multiple>
 *   </file-drop>
 *
 * Without a connection they wait in the form and go along with it. With `data-inline`, a picture that
 * is pasted or dropped stands in the words as well.
 */
class FileDrop extends HTMLElement {
  connectedCallback() {
    this.addEventListener("dragover", this.#over)
    this.addEventListener("dragleave", this.#away)
    this.addEventListener("drop", this.#dropped)
    this.addEventListener("paste", this.#pasted)
    this.addEventListener("change", this.#chosen)
    this.addEventListener("click", this.#clicked)
  }

  #held = []

  #over = (event) => {
    if (!event.dataTransfer.types.includes("Files")) return
    event.preventDefault()
    this.toggleAttribute("data-over", true)
  }

  #away = () => this.toggleAttribute("data-over", false)

  #dropped = (event) => {
    this.#away()
    this.#put(event, event.dataTransfer.files)
  }

  #pasted = (event) => this.#put(event, event.clipboardData.files)

  #put(event, files) {
    if (!files.length) return
    event.preventDefault()
    this.#bring([...files].map(named), "inline" in this.dataset)
  }

  #chosen = ({ target }) => {
    if (target === this.#input) this.#bring([...target.files], false)
  }

  async #bring(files, isInline) {
    this.#input.value = ""
    this.toggleAttribute("data-busy", true)
    try {
      const answer = await this.#sent(files)
      if (answer.ok) this.#keep(await answer.text(), isInline)
      else this.#complain(await answer.text())
    } catch {
      this.#hold([...this.#held, ...files])
    }
    this.toggleAttribute("data-busy", false)
  }

  #sent(files) {
    const body = new FormData()
    body.set("csrfmiddlewaretoken", this.closest("form").elements.csrfmiddlewaretoken.value)
    files.forEach((file) => body.append("files", file))
    return fetch(this.dataset.to, { method: "POST", body, headers: { "HX-Request": "true" } })
  }

  #keep(html, isInline) {
    const before = this.#boxes.length
    this.querySelector("[data-kept-files]").insertAdjacentHTML("beforeend", html)
    const pictures = this.#boxes.slice(before).filter((box) => box.closest("label").querySelector("img"))
    if (isInline) pictures.forEach((box) => this.#show(box.dataset.name))
    this.#text.dispatchEvent(new Event("input", { bubbles: true }))
  }

  #show(name) {
    const { selectionStart, selectionEnd } = this.#text
    this.#text.setRangeText(`[image: ${name}]`, selectionStart, selectionEnd, "end")
  }

  #complain(text) {
    document.body.dispatchEvent(new CustomEvent("toast", { detail: { text, problem: "refused" } }))
  }

  /* A file input takes its files as a whole; each can be left out again. */
  #hold(files) {
    const transfer = new DataTransfer()
    files.forEach((file) => transfer.items.add(file))
    this.#held = files
    this.#input.files = transfer.files
    this.querySelector("[data-list]").replaceChildren(...files.map(item))
  }

  #clicked = ({ target }) => {
    const remove = target.closest("[data-remove]")
    if (remove) this.#hold(this.#held.filter((_, index) => index !== Number(remove.dataset.remove)))
  }

  get #boxes() { return [...this.querySelectorAll("[name=kept]")] }
  get #input() { return this.querySelector("[type=file]") }
  get #text() { return this.querySelector("textarea") }
}

/* Browsers call every pasted picture the same: each gets a name of its own. */
function named(file) {
  if (file.name !== "image.png") return file
  return new File([file], `picture-${Date.now().toString(36)}.png`, { type: file.type })
}

function item(file, index) {
  const row = document.createElement("li")
  row.className = "file"
  const name = Object.assign(document.createElement("span"), { className: "file__name", textContent: file.name })
  const remove = Object.assign(document.createElement("button"), { className: "chip__remove", type: "button", ariaLabel: `× ${file.name}`, textContent: "×" })
  remove.dataset.remove = index
  row.append(name, remove)
  return row
}

customElements.define("file-drop", FileDrop)
