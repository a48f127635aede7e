package org.xelionchat.camel;

@OnClassic
class ClassicProducerValidationTest extends ProducerValidationTest {}
