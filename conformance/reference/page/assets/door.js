// The sandbox door, as functions: everything that this page does, any program can do.

export class Refused extends Error {}

export async function ask(path, body) {
  const options = body === undefined ? {} : {
    method: "POST",
    headers: {"content-type": "application/json"},
    body: JSON.stringify(body),
  };
  const response = await fetch(`/sandbox/${path}`, options);
  const value = await response.json();
  if (!response.ok) throw new Refused(value.error ?? `HTTP ${response.status}`);
  return value;
}

export const query = (path, given) => ask(`${path}?${new URLSearchParams(given)}`);

export const fileAt = (id) => `/page/file/${encodeURIComponent(id)}`;

export async function base64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
