// The echo bot in node-telegram-bot-api 2.
const { join } = require('node:path');
const { Bot, InlineKeyboardBuilder, createWebhookServer, fromPath } = require('node-telegram-bot-api/node');

const [mode, base, token, port] = process.argv.slice(2);
const picture = join(__dirname, 'blue.png');
const bot = new Bot(token, { apiRoot: base });

const quoting = (ctx) => ({ reply_parameters: { message_id: ctx.message.message_id } });

bot.command('start', (ctx) => ctx.reply(`Hello, ${ctx.from.first_name}!`, {
  reply_markup: new InlineKeyboardBuilder().text('Press', 'press').build(),
}));

bot.on('callback_query', async (ctx) => {
  await ctx.answerCallbackQuery({ text: 'Pressed' });
  const { chat, message_id } = ctx.callbackQuery.message;
  await ctx.api.editMessageText({ chat_id: chat.id, message_id, text: 'You pressed.' });
});

bot.command('photo', async (ctx) => {
  await ctx.api.sendPhoto({ chat_id: ctx.chatId, photo: await fromPath(picture), caption: 'A photo' });
});

bot.on('message', async (ctx) => {
  if (!ctx.message.photo) return ctx.reply(ctx.message.text, quoting(ctx));
  const file = await ctx.api.getFile({ file_id: ctx.message.photo.at(-1).file_id });
  const answer = await fetch(`${base}/file/bot${token}/${file.file_path}`);
  const content = await answer.arrayBuffer();
  return ctx.reply(`Photo of ${content.byteLength} bytes`, quoting(ctx));
});

async function main() {
  if (mode === 'webhook') {
    const server = createWebhookServer(bot, { path: '/hook', secretToken: 's3cret' });
    server.listen(Number(port), '127.0.0.1', async () => {
      await bot.api.setWebhook({ url: `http://127.0.0.1:${port}/hook`, secret_token: 's3cret' });
      console.log('ready');
    });
  } else {
    await bot.api.deleteWebhook();
    console.log('ready');
    await bot.startPolling();
  }
}

main();
