/** A push signed by hand, as Standard Webhooks say: HMAC-SHA-256 of `id.timestamp.body`, in base64. */
export function curlExample(url: string): string {
  return [
    `SECRET='whsec_…'`,
    `BODY='{"type":"posts.received","data":{"posts":[{"id":"1","text":"Bonjour Amiens","author":{"handle":"camille"}}]}}'`,
    `ID="msg_$(date +%s)" ; AT="$(date +%s)"`,
    `KEY="$(printf '%s' "\${SECRET#whsec_}" | base64 -d | od -An -tx1 | tr -d ' \\n')"`,
    `SIGN="$(printf '%s.%s.%s' "$ID" "$AT" "$BODY" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$KEY" -binary | base64)"`,
    `curl -X POST '${url}' \\`,
    `  -H 'content-type: application/json' \\`,
    `  -H "webhook-id: $ID" -H "webhook-timestamp: $AT" -H "webhook-signature: v1,$SIGN" \\`,
    `  --data "$BODY"`,
  ].join('\n');
}
