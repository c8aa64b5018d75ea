package io.l2nas.standalone.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote down, and the Java that runs it. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    Properties properties = new Properties();
    try (InputStream file =
        Version.class.getResourceAsStream("/io/l2nas/standalone/version.properties")) {
      properties.load(file);
    }
    return new String[] {
      "l2nas %s on Java %s"
          .formatted(properties.getProperty("version"), System.getProperty("java.version"))
    };
  }
}
