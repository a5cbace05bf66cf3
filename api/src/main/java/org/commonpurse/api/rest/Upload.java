package org.commonpurse.api.rest;

/** A file as it was sent, whose characters are found out later. */
final class Upload {

  private final byte[] bytes;

  Upload(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  byte[] bytes() {
    return bytes.clone();
  }
}
