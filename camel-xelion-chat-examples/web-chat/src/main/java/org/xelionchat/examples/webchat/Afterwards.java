package org.xelionchat.examples.webchat;

/**
 * What a visitor can do when his chat has ended; the gateway API only has calls for it.
 *
 * @param feedback say what he thinks of it
 * @param transcripts have the chat mailed to himself
 */
record Afterwards(boolean feedback, boolean transcripts) {}
