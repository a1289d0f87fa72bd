/**
 * <file-drop> takes files that are dropped or pasted onto it, and lists what will be sent.
 *
 *   <file-drop>
 *     <textarea …></textarea> <ul data-list></ul> <input type="file" name="files" multiple>
 *   </file-drop>
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

  #over = (event) => {
    if (!event.dataTransfer.types.includes("Files")) return
    event.preventDefault()
    this.toggleAttribute("data-over", true)
  }

  #away = () => this.toggleAttribute("data-over", false)

  #dropped = (event) => {
    this.#away()
    this.#add(event, event.dataTransfer.files)
  }

  #pasted = (event) => this.#add(event, event.clipboardData.files)

  #add(event, files) {
    if (!files.length) return
    event.preventDefault()
    this.#keep([...this.#input.files, ...files])
  }

  /* Choosing again replaces what an input holds; what was there before is put back. */
  #chosen = ({ target }) => {
    if (target !== this.#input) return
    this.#keep([...(this.#held ?? []), ...target.files])
  }

  #clicked = ({ target }) => {
    const remove = target.closest("[data-remove]")
    if (remove) this.#keep(this.#held.filter((_, index) => index !== Number(remove.dataset.remove)))
  }

  #held

  #keep(files) {
    const transfer = new DataTransfer()
    files.forEach((file) => transfer.items.add(file))
    this.#held = files
    this.#input.files = transfer.files
    this.querySelector("[data-list]").replaceChildren(...files.map(item))
  }

  get #input() {
    return this.querySelector("[type=file]")
  }
}

function item(file, index) {
  const row = document.createElement("li")
  const name = document.createElement("span")
  const remove = document.createElement("button")
  row.className = "file"
  name.className = "file__name"
  name.textContent = file.name
  remove.type = "button"
  remove.dataset.remove = index
  remove.className = "chip__remove"
  remove.ariaLabel = `× ${file.name}`
  remove.textContent = "×"
  row.append(name, remove)
  return row
}

customElements.define("file-drop", FileDrop)
