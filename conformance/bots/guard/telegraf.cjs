// A keeper on telegraf: lets in who accepts the rules, and keeps words clean. Token in BOT_TOKEN.
const http = require("node:http");
const { Telegraf, Markup } = require("telegraf");
const { message } = require("telegraf/filters");

const apiRoot = process.env.BOT_API_BASE ?? "https://api.telegram.org";
const bot = new Telegraf(process.env.BOT_TOKEN, { telegram: { apiRoot } });

const BAD = ["لعنتی", "احمق"];
const RULES = "*قوانین گروه*\n1\\. با هم مهربان باشیم\\.\n2\\. تبلیغ ممنوع است\\! 🚫";

const isAdministrator = async (ctx) => {
  const { status } = await ctx.getChatMember(ctx.from.id);
  return status === "creator" || status === "administrator";
};

// Commands of administrators, in the group.
const forAdministrators = (handler) => async (ctx) => {
  if (await isAdministrator(ctx)) return handler(ctx);
  return ctx.reply("این دستور برای مدیران است.", { reply_parameters: { message_id: ctx.message.message_id } });
};

bot.command("link", forAdministrators(async (ctx) => {
  const link = await ctx.createChatInviteLink({ name: "همسایه‌ها", creates_join_request: true });
  await ctx.reply(`پیوند ورود:\n${link.invite_link}`, { link_preview_options: { is_disabled: true } });
}));

bot.command("night", forAdministrators(async (ctx) => {
  await ctx.setChatPermissions({ can_send_messages: false });
  await ctx.reply("🌙 گروه تا صبح بسته است.");
}));

bot.command("day", forAdministrators(async (ctx) => {
  await ctx.setChatPermissions({ can_send_messages: true, can_send_polls: true, can_invite_users: true });
  await ctx.setChatDescription("گروه همسایه‌های کوچه‌ی بهار");
  // telegraf's own call still has the name of before Bot API 5.3.
  const count = await ctx.telegram.callApi("getChatMemberCount", { chat_id: ctx.chat.id });
  await ctx.reply(`☀️ صبح به خیر! ${count.toLocaleString("fa")} نفر این‌جا هستیم.`);
}));

bot.command("trust", forAdministrators(async (ctx) => {
  const user = ctx.message.reply_to_message.from;
  await ctx.promoteChatMember(user.id, { can_delete_messages: true, can_pin_messages: true });
  await ctx.setChatAdministratorCustomTitle(user.id, "همیار");
  await ctx.replyWithHTML(`<a href="tg://user?id=${user.id}">${user.first_name}</a> از این پس همیار است. 🏅`);
}));

bot.on("chat_join_request", async (ctx) => {
  const { chat, user_chat_id } = ctx.chatJoinRequest;
  const accept = Markup.button.callback("می‌پذیرم ✅", `accept:${chat.id}`);
  const refuse = Markup.button.callback("نه، سپاس", `refuse:${chat.id}`);
  await ctx.telegram.sendMessage(user_chat_id, RULES, {
    parse_mode: "MarkdownV2",
    ...Markup.inlineKeyboard([[accept, refuse]]),
  });
});

bot.action(/^accept:(-\d+)$/, async (ctx) => {
  await ctx.telegram.approveChatJoinRequest(Number(ctx.match[1]), ctx.from.id);
  await ctx.answerCbQuery("خوش آمدید!");
  await ctx.editMessageReplyMarkup(undefined);
});

bot.action(/^refuse:(-\d+)$/, async (ctx) => {
  await ctx.telegram.declineChatJoinRequest(Number(ctx.match[1]), ctx.from.id);
  await ctx.answerCbQuery();
  await ctx.deleteMessage();
});

bot.on("chat_member", async (ctx) => {
  const { old_chat_member, new_chat_member } = ctx.chatMember;
  if (old_chat_member.status === "left" && new_chat_member.status === "member") {
    await ctx.reply(`🌷 ${new_chat_member.user.first_name} به جمع ما پیوست.`);
  }
});

bot.on(message("text"), async (ctx) => {
  if (!BAD.some((word) => ctx.message.text.includes(word))) return;
  await ctx.deleteMessage();
  await ctx.reply(`${ctx.from.first_name} عزیز، لطفاً مؤدب باشید.`);
});

bot.on("edited_message", async (ctx) => {
  if (BAD.some((word) => ctx.editedMessage.text?.includes(word))) await ctx.deleteMessage();
});

const allowedUpdates = ["message", "edited_message", "callback_query", "chat_member", "chat_join_request"];
process.once("SIGTERM", () => process.exit(0));

// telegraf's own launch would want https; a tunnel or a proxy stands before this in earnest.
const port = Number(process.env.WEBHOOK_PORT ?? 0);
if (port) {
  const secretToken = "bahar-1405";
  http.createServer(bot.webhookCallback("/keeper", { secretToken })).listen(port, "127.0.0.1", () =>
    bot.telegram.setWebhook(`http://127.0.0.1:${port}/keeper`, {
      secret_token: secretToken,
      allowed_updates: allowedUpdates,
    }),
  );
} else {
  bot.launch({ allowedUpdates });
}
