// Keeps a Persian channel, on telegraf. Token in BOT_TOKEN, server in BOT_API_BASE.
const { Telegraf, Markup } = require("telegraf");
const { message, channelPost } = require("telegraf/filters");

const CHANNEL = process.env.CHANNEL ?? "@kaaghaz_rangi";
const SIGNATURE = `\n\n🎏 ${CHANNEL}`;
const apiRoot = process.env.BOT_API_BASE ?? "https://api.telegram.org";
const bot = new Telegraf(process.env.BOT_TOKEN, { telegram: { apiRoot } });

const likes = new Map(); // by post: who likes it
const album = new Map(); // by person: pictures that wait

const fa = (number) => number.toLocaleString("fa");
const heart = (post) => Markup.inlineKeyboard([Markup.button.callback(`❤️ ${fa(likes.get(post)?.size ?? 0)}`, `like:${post}`)]);
const control = (post) =>
  Markup.inlineKeyboard([
    [Markup.button.callback("📌 سنجاق", `pin:${post}`), Markup.button.callback("🗑 پاک کن", `delete:${post}`)],
  ]);

async function isOwner(ctx) {
  const owners = await ctx.telegram.getChatAdministrators(CHANNEL);
  return owners.some(({ user }) => user.id === ctx.from.id);
}

// A post has its button once it has its number.
async function posted(ctx, post) {
  likes.set(post, new Set());
  await ctx.telegram.editMessageReplyMarkup(CHANNEL, post, undefined, heart(post).reply_markup);
  await ctx.reply(`پست شد ✅ https://t.me/${CHANNEL.slice(1)}/${post}`, {
    ...control(post),
    link_preview_options: { is_disabled: true },
  });
}

bot.start(async (ctx) => {
  const channel = await ctx.telegram.getChat(CHANNEL);
  await ctx.reply((await isOwner(ctx)) ? `هر چه بفرستید در «${channel.title}» می‌گذارم.` : "این ربات مدیر یک کانال است.");
});

bot.command("album", async (ctx) => {
  const waiting = album.get(ctx.from.id) ?? [];
  if (waiting.length < 2) return ctx.reply("دست‌کم دو عکس لازم است.");
  const media = waiting.map((id, place) => ({ type: "photo", media: id, ...(place ? {} : { caption: `آلبوم${SIGNATURE}` }) }));
  const sent = await ctx.telegram.sendMediaGroup(CHANNEL, media);
  album.delete(ctx.from.id);
  await ctx.reply(`آلبوم با ${fa(sent.length)} عکس پست شد.`);
});

bot.on(message("photo"), async (ctx) => {
  const waiting = [...(album.get(ctx.from.id) ?? []), ctx.message.photo.at(-1).file_id];
  album.set(ctx.from.id, waiting);
  await ctx.reply(`عکس ${fa(waiting.length)} 🖼 دستور /album همه را با هم می‌فرستد.`);
});

bot.on(message("text"), async (ctx) => {
  if (!(await isOwner(ctx))) return;
  const sent = await ctx.telegram.sendMessage(CHANNEL, ctx.message.text + SIGNATURE, {
    entities: ctx.message.entities,
    disable_notification: true,
  });
  await posted(ctx, sent.message_id);
});

bot.on([message("video"), message("voice"), message("sticker"), message("animation")], async (ctx) => {
  if (!(await isOwner(ctx))) return;
  const copy = await ctx.copyMessage(CHANNEL, ctx.message.sticker ? {} : { caption: (ctx.message.caption ?? "") + SIGNATURE });
  await posted(ctx, copy.message_id);
});

bot.on(channelPost("text"), (ctx) => {
  likes.set(ctx.channelPost.message_id, new Set());
  return ctx.editMessageReplyMarkup(heart(ctx.channelPost.message_id).reply_markup);
});

bot.action(/^like:(\d+)$/, async (ctx) => {
  const post = Number(ctx.match[1]);
  const fans = likes.get(post);
  const liked = !fans.delete(ctx.from.id);
  if (liked) fans.add(ctx.from.id);
  await ctx.editMessageReplyMarkup(heart(post).reply_markup);
  await ctx.answerCbQuery(liked ? "پسندیدید ❤️" : "پس گرفتید");
});

bot.action(/^pin:(\d+)$/, async (ctx) => {
  await ctx.telegram.pinChatMessage(CHANNEL, Number(ctx.match[1]));
  await ctx.answerCbQuery("سنجاق شد 📌");
});

bot.action(/^delete:(\d+)$/, async (ctx) => {
  await ctx.telegram.deleteMessage(CHANNEL, Number(ctx.match[1]));
  await ctx.answerCbQuery();
  await ctx.editMessageText("پاک شد.");
});

process.once("SIGTERM", () => process.exit(0));
bot.launch({ allowedUpdates: ["message", "channel_post", "callback_query"] });
