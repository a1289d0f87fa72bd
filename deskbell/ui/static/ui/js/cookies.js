/** Keep a choice where the server sees it, so that the next page is drawn right from the start. */
export function keep(name, value) {
  const secure = location.protocol === "https:" ? "; secure" : ""
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax${secure}`
}
