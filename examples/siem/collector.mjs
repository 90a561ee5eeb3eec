// A collector to try with: takes what Splunk's HTTP Event Collector takes, or a line for each event, and prints it.
import { createServer } from 'node:http';

const port = Number(process.argv[2]);
createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  console.log(`${request.method} ${request.url}`);
  console.log(body.trimEnd());
  response.end('{"text":"Success","code":0}');
}).listen(port, '127.0.0.1', () => console.log(`takes events at http://127.0.0.1:${port}`));
