"""An evaluator as a service: one JSON object is posted, one is the answer. Usage: http_evaluator.py [PORT]"""
import http.server, json, sys

class Evaluator(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        choices = list(request["choices"].values())
        answer = json.dumps({"value": choices.count(choices[0]) / len(choices)}).encode()  # Train here.
        self.send_response(200)  # Answer 503 while there is no room: it is asked again.
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

server = http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1]) if len(sys.argv) > 1 else 8090), Evaluator)
print("listening on port", server.server_port, flush=True)
server.serve_forever()
