/**
 * <passkey-button> asks for a passkey and sends its answer with the form it stands in.
 *
 *   <passkey-button act="get" ask="/sign-in/passkey/" failed="Nothing was sent.">
 *     <input type="hidden" name="credential">
 *     <button type="button">Use a passkey</button>
 *     <p class="soft" hidden>What to do where passkeys do not work.</p>
 *     <p role="alert"></p>
 *   </passkey-button>
 *
 * `act` is "get" or "create". What to ask stands in `options`, or is fetched from `ask` when the
 * button is pressed.
 */
import { create, get, usable } from "entrance/credentials"

class PasskeyButton extends HTMLElement {
  connectedCallback() {
    this.#button.hidden = !usable()
    const otherwise = this.querySelector("[hidden]:not(button)")
    if (otherwise) otherwise.hidden = usable()
    this.#button.addEventListener("click", this.#use)
  }

  #use = async () => {
    const form = this.closest("form")
    if (!form.reportValidity()) return
    this.#say("")
    try {
      const act = this.getAttribute("act") === "create" ? create : get
      const answer = await act(await this.#options())
      this.querySelector("[name=credential]").value = JSON.stringify(answer)
      form.submit()
    } catch (error) {
      this.#say(this.getAttribute("failed"))
      if (error.name !== "NotAllowedError") console.error(error)
    }
  }

  async #options() {
    if (this.hasAttribute("options")) return JSON.parse(this.getAttribute("options"))
    const response = await fetch(this.getAttribute("ask"), {
      headers: { Accept: "application/json" },
    })
    if (!response.ok) throw new Error(`No question to ask: ${response.status}`)
    return (await response.json()).request_options
  }

  #say(words) {
    this.querySelector("[role=alert]").textContent = words
  }

  get #button() {
    return this.querySelector("button")
  }
}

customElements.define("passkey-button", PasskeyButton)
