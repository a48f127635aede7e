package org.xelionchat.examples.webchat;

/** The program. */
public final class WebChat {

    private WebChat() {}

    public static void main(String[] args) {}
}
