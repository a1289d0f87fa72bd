/**
 * <ask-desktop> asks whether notices may be shown on this device. Where the desk pushes, the browser is
 * woken by them, too, with no page open, until one presses again: data-push-key is by what it knows
 * the desk.
 *
 *   <ask-desktop hidden data-on="Shown on this device" data-push-key="BP…" data-url="/notices/devices/">
 *     <button>Show on this device</button>
 */
export async function subscription() {
  const worker = await navigator.serviceWorker?.getRegistration().catch(() => null)
  return worker?.pushManager?.getSubscription() ?? null
}

class AskDesktop extends HTMLElement {
  #off = this.querySelector("button").lastChild.textContent

  async connectedCallback() {
    const permission = globalThis.Notification?.permission
    this.hidden = !permission || permission === "denied"
    this.addEventListener("click", this.#ask)
    const isWoken = permission === "granted" && Boolean(await subscription())
    this.#draw(permission === "granted" && (!this.dataset.pushKey || isWoken))
    // Told anew each time: the desk may have forgotten it, or somebody else signed in here.
    if (isWoken) this.#wake()
  }

  #ask = async () => {
    const woken = await subscription()
    if (woken) return this.#sleep(woken)
    if ((await Notification.requestPermission()) !== "granted") return
    this.#draw(!this.dataset.pushKey || (await this.#wake()))
  }

  async #wake() {
    if (!this.dataset.pushKey) return false
    const worker = await navigator.serviceWorker?.ready
    const asked = { userVisibleOnly: true, applicationServerKey: this.dataset.pushKey }
    const made = await worker?.pushManager.subscribe(asked).catch(() => null)
    if (!made) return false
    const { endpoint, keys } = made.toJSON()
    return this.#post("", { endpoint, ...keys })
  }

  async #sleep(woken) {
    await this.#post("end/", { endpoint: woken.endpoint })
    await woken.unsubscribe()
    this.#draw(false)
  }

  async #post(path, said) {
    const headers = JSON.parse(document.body.getAttribute("hx-headers:inherited") ?? "{}")
    const asked = { method: "POST", headers, body: new URLSearchParams(said) }
    const answer = await fetch(this.dataset.url + path, asked).catch(() => null)
    return Boolean(answer?.ok)
  }

  /* What the browser alone was allowed to show, only the browser can forbid again. */
  #draw(isOn) {
    const button = this.querySelector("button")
    button.disabled = isOn && !this.dataset.pushKey
    button.setAttribute("aria-pressed", isOn)
    button.lastChild.textContent = isOn ? this.dataset.on : this.#off
  }
}

customElements.define("ask-desktop", AskDesktop)
