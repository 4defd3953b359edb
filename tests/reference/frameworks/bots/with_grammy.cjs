// The echo bot in grammY 1.
const { createServer } = require('node:http');
const { join } = require('node:path');
const { Bot, InlineKeyboard, InputFile, webhookCallback } = require('grammy');

const [mode, base, token, port] = process.argv.slice(2);
const picture = join(__dirname, 'blue.png');
const bot = new Bot(token, { client: { apiRoot: base } });

const quoting = (ctx) => ({ reply_parameters: { message_id: ctx.msgId } });

bot.command('start', (ctx) => ctx.reply(`Hello, ${ctx.from.first_name}!`, {
  reply_markup: new InlineKeyboard().text('Press', 'press'),
}));

bot.callbackQuery('press', async (ctx) => {
  await ctx.answerCallbackQuery('Pressed');
  await ctx.editMessageText('You pressed.');
});

bot.command('photo', (ctx) => ctx.replyWithPhoto(new InputFile(picture), { caption: 'A photo' }));

bot.on('message:photo', async (ctx) => {
  const file = await ctx.getFile();
  const answer = await fetch(`${base}/file/bot${token}/${file.file_path}`);
  const content = await answer.arrayBuffer();
  await ctx.reply(`Photo of ${content.byteLength} bytes`, quoting(ctx));
});

bot.on('message:text', (ctx) => ctx.reply(ctx.msg.text, quoting(ctx)));

if (mode === 'webhook') {
  const hook = webhookCallback(bot, 'http', { secretToken: 's3cret' });
  createServer(hook).listen(Number(port), '127.0.0.1', async () => {
    await bot.api.setWebhook(`http://127.0.0.1:${port}/hook`, { secret_token: 's3cret' });
    console.log('ready');
  });
} else {
  bot.start({ onStart: () => console.log('ready') });
}
