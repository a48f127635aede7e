package org.xelionchat.benchmarks.subject;

/** A program that chats: it receives, or sends, or both. */
public interface Subject {

    /** The access token of a gateway that asks for none. */
    String TOKEN = "benchmark";
}
