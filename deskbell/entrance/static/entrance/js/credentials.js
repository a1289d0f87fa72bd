/**
 * What a passkey is asked and answers, as JSON: bytes travel as base64url.
 */
const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0))

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "")

const withBytes = (list = []) => list.map((item) => ({ ...item, id: bytes(item.id) }))

/** Whether this browser, at this address, can hold passkeys: not at a bare number. */
export function usable() {
  const isNumber = /^[\d.]+$|:/.test(location.hostname)
  return Boolean(window.PublicKeyCredential && window.isSecureContext && !isNumber)
}

/** Ask for a new passkey that is kept on the device and checks who holds it. */
export async function create({ publicKey }) {
  const credential = await navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      user: { ...publicKey.user, id: bytes(publicKey.user.id) },
      excludeCredentials: withBytes(publicKey.excludeCredentials),
      authenticatorSelection: {
        ...publicKey.authenticatorSelection,
        residentKey: "required",
        requireResidentKey: true,
        userVerification: "required",
      },
    },
  })
  return answer(credential, ["attestationObject"], {
    transports: credential.response.getTransports?.() ?? [],
  })
}

/** Ask for a passkey that is there already. */
export async function get({ publicKey }) {
  const credential = await navigator.credentials.get({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      allowCredentials: withBytes(publicKey.allowCredentials),
    },
  })
  return answer(credential, ["authenticatorData", "signature", "userHandle"])
}

function answer(credential, parts, more = {}) {
  const response = { ...more }
  for (const part of ["clientDataJSON", ...parts]) {
    if (credential.response[part]) response[part] = text(credential.response[part])
  }
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  }
}
