package io.l2nas.deploy;

/** Names of images. */
public final class Images {
  private Images() {}

  /** Whether it has a tag that says a version, or a digest: what is pulled tomorrow is the same. */
  public static boolean isPinned(String image) {
    String name = image.substring(image.lastIndexOf('/') + 1);
    int colon = name.indexOf(':');
    return image.contains("@sha256:")
        || colon > 0 && name.substring(colon + 1).matches("v?\\d+\\.\\d+.*");
  }
}
