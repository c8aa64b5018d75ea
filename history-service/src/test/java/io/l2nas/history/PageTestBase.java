package io.l2nas.history;

import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The dashboard in a browser. */
class PageTestBase {
  static final int WIDE = 1280;
  static final int PHONE = 390;

  @TestHTTPResource URI root;

  Browser browser;

  @BeforeEach
  void open() {
    browser = Browser.start();
  }

  @AfterEach
  void close() {
    if (browser != null) {
      browser.close();
    }
  }
}
