/** What tells so many households of a water cut, as the program would have written it: a row of the delivery ledger for each. */
export function campaignTo(households: number): string {
  return `
WITH chats AS (
  INSERT INTO conversation (id, platform, chat, kind)
  SELECT 'telegram:' || n, 'telegram', n::text, 'private' FROM generate_series(100001, 100000 + ${households}) AS n RETURNING id)
INSERT INTO delivery (conversation, recipient, notice, weight)
SELECT id, 'reporter', '{"to":"reporter","weight":"news","say":{"kind":"wrote","no":7,"who":{"name":"刘德宏"},"text":"明天停水"}}', 'news' FROM chats`;
}
