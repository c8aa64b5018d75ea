package io.l2nas.history.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * A small identity provider. It tells where its keys are, as OpenID Connect wants it, and gives a
 * signed token to whoever asks {@link IssuedTokens}.
 */
final class Issuer {
  static final String AUDIENCE = "l2nas";
  private static final int BITS = 2048;

  private final HttpServer server;
  private final RsaJsonWebKey key = newKey();
  private final RsaJsonWebKey strangersKey = newKey();

  private Issuer(HttpServer server) {
    this.server = server;
  }

  /** It ends with the JVM. */
  static Issuer start() {
    try {
      Issuer issuer =
          new Issuer(
              HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
      issuer.serve();
      return issuer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void serve() {
    server.createContext(
        "/.well-known/openid-configuration",
        exchange ->
            answer(
                exchange,
                "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(address(), address())));
    server.createContext(
        "/keys", exchange -> answer(exchange, new JsonWebKeySet(List.of(key)).toJson()));
    server.createContext(
        IssuedTokens.PATH,
        exchange -> {
          String[] asked =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                  .split("\n");
          answer(exchange, token(IssuedTokens.Kind.valueOf(asked[0]), asked[1], asked[2]));
        });
    server.start();
  }

  private String token(IssuedTokens.Kind kind, String name, String groups) {
    return switch (kind) {
      case GOOD -> sign(claims(name, AUDIENCE, 10, groups), key);
      case EXPIRED -> sign(claims(name, AUDIENCE, -10, groups), key);
      case OF_ANOTHER_SERVICE -> sign(claims(name, "payroll", 10, groups), key);
      case FORGED -> sign(claims(name, AUDIENCE, 10, groups), strangersKey);
    };
  }

  private JwtClaims claims(String name, String audience, int minutes, String groups) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(address());
    claims.setAudience(audience);
    claims.setSubject(name);
    claims.setStringListClaim("groups", groups.split(" "));
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(minutes);
    return claims;
  }

  private static String sign(JwtClaims claims, RsaJsonWebKey key) {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setKey(key.getPrivateKey());
    signature.setKeyIdHeaderValue(key.getKeyId());
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RsaJsonWebKey newKey() {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(BITS);
      key.setKeyId("one");
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
