// The echo bot in telegraf 4.
const { createServer } = require('node:http');
const { join } = require('node:path');
const { Input, Markup, Telegraf } = require('telegraf');
const { message } = require('telegraf/filters');

const [mode, base, token, port] = process.argv.slice(2);
const picture = join(__dirname, 'blue.png');
const bot = new Telegraf(token, { telegram: { apiRoot: base } });

const quoting = (ctx) => ({ reply_parameters: { message_id: ctx.message.message_id } });

bot.start((ctx) => ctx.reply(
  `Hello, ${ctx.from.first_name}!`,
  Markup.inlineKeyboard([Markup.button.callback('Press', 'press')]),
));

bot.action('press', async (ctx) => {
  await ctx.answerCbQuery('Pressed');
  await ctx.editMessageText('You pressed.');
});

bot.command('photo', (ctx) => ctx.replyWithPhoto(Input.fromLocalFile(picture), { caption: 'A photo' }));

bot.on(message('photo'), async (ctx) => {
  const link = await ctx.telegram.getFileLink(ctx.message.photo.at(-1).file_id);
  const answer = await fetch(link);
  const content = await answer.arrayBuffer();
  await ctx.reply(`Photo of ${content.byteLength} bytes`, quoting(ctx));
});

bot.on(message('text'), (ctx) => ctx.reply(ctx.message.text, quoting(ctx)));

if (mode === 'webhook') {
  const hook = bot.webhookCallback('/hook', { secretToken: 's3cret' });
  createServer(hook).listen(Number(port), '127.0.0.1', async () => {
    await bot.telegram.setWebhook(`http://127.0.0.1:${port}/hook`, { secret_token: 's3cret' });
    console.log('ready');
  });
} else {
  bot.launch(() => console.log('ready'));
}
