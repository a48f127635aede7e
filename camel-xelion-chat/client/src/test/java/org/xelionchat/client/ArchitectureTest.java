package org.xelionchat.client;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.xelionchat.client.stream.EventSocket;
import org.xelionchat.client.stream.EventSocketListener;
import org.xelionchat.client.stream.EventTransport;

/** The client's rooms, and which way their doors open. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.xelionchat.client");

    private static final String OURS = "org.xelionchat..";
    private static final String ROOT = "org.xelionchat.client";
    private static final String MODEL = "org.xelionchat.client.model..";
    private static final String API = "org.xelionchat.client.api..";
    private static final String HTTP = "org.xelionchat.client.http..";
    private static final String STREAM = "org.xelionchat.client.stream..";
    private static final String STORE = "org.xelionchat.client.store..";

    @Test
    void modelStandsAlone() {
        classes()
                .that()
                .resideInAPackage(MODEL)
                .should()
                .onlyDependOnClassesThat(resideInAPackage(MODEL).or(not(resideInAPackage(OURS))))
                .check(CLASSES);
    }

    @Test
    void httpKnowsTheTransportItImplements() {
        classes()
                .that()
                .resideInAPackage(HTTP)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(HTTP, ROOT, MODEL)
                        .or(belongToAnyOf(EventTransport.class, EventSocket.class, EventSocketListener.class))
                        .or(not(resideInAPackage(OURS))))
                .check(CLASSES);
    }

    @Test
    void apiKnowsNoStreams() {
        classes()
                .that()
                .resideInAPackage(API)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(API, HTTP, ROOT, MODEL).or(not(resideInAPackage(OURS))))
                .check(CLASSES);
    }

    @Test
    void streamsKnowNoHttp() {
        classes()
                .that()
                .resideInAPackage(STREAM)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(STREAM, API, STORE, ROOT, MODEL).or(not(resideInAPackage(OURS))))
                .check(CLASSES);
    }

    @Test
    void storesKnowSessionsOnly() {
        classes()
                .that()
                .resideInAPackage(STORE)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(STORE, ROOT, MODEL).or(not(resideInAPackage(OURS))))
                .check(CLASSES);
    }

    @Test
    void onlyHttpKnowsAsyncHttpClient() {
        noClasses()
                .that()
                .resideOutsideOfPackage(HTTP)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.asynchttpclient..", "io.netty..")
                .check(CLASSES);
    }

    @Test
    void onlyApiAndModelKnowJson() {
        noClasses()
                .that()
                .resideOutsideOfPackages(API, MODEL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson..")
                .check(CLASSES);
    }

    /** The component also runs on Jackson 2.13, where this class does not exist. */
    @Test
    void nobodyNeedsANewJackson() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("com.fasterxml.jackson.core.StreamReadConstraints")
                .check(CLASSES);
    }

    @Test
    void nobodyKnowsCamel() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .check(CLASSES);
    }

    /** Executors, timer, clock and random come from outside, so that the same code runs in virtual time. */
    @Test
    void timeAndThreadsComeFromOutside() {
        noClasses()
                .that()
                .resideInAnyPackage(API, HTTP, STREAM, ROOT)
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callConstructor(Thread.class, Runnable.class)
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Executors.class)
                .check(CLASSES);
    }
}
