package org.xelionchat.examples.springboot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Chats over a small HTTP interface. The README shows how to talk to it. */
@SpringBootApplication
public class ChatApplication {

    /**
     * Runs until the process is stopped.
     *
     * @param arguments Spring Boot's own, such as {@code --spring.profiles.active=simulator}
     */
    public static void main(String[] arguments) {
        SpringApplication.run(ChatApplication.class, arguments);
    }
}
