package dev.tandem.load.client;

/** A client that sends a prepared stream, from the moment that it is connected. */
public interface SendingClient extends Client {}
