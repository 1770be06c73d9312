package dev.tandem.conformance.requirement;

/** A file of the catalogue cannot be used; the message names the file and the entry. */
public final class CatalogueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CatalogueException(String message) {
    super(message);
  }
}
