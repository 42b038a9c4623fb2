/* A plot that is drawn again and again while a cell runs, what is said of it, and a button that ends the training.
 *
 * Clicks reach a kernel that is busy only where the notebook speaks to it on a second line. So it is greeted, a few
 * times while that line may still be opening, and the button is there once the kernel has answered: it is never one
 * that does nothing.
 */
const GREETINGS = [0, 300, 1000, 3000]; // ms after the plot is shown

export default {
  render({ model, el }) {
    const picture = document.createElement("img");
    const row = document.createElement("p");
    const words = document.createElement("span");
    const stop = document.createElement("button");
    el.className = "watch";
    stop.type = "button";
    stop.textContent = "Stop and keep the best";
    row.append(words, " ", stop);
    el.append(picture, row);

    function draw() {
      picture.src = model.get("source");
      picture.alt = model.get("alt");
      picture.hidden = !picture.src;
      picture.width = model.get("width");
      words.textContent = model.get("words");
      stop.hidden = !model.get("answers");
    }
    draw();
    model.on("change", draw);
    stop.addEventListener("click", () => {
      stop.disabled = true;
      stop.textContent = "Stopping …";
      model.send({ kind: "stop" });
    });
    const greet = () => model.get("answers") || model.send({ kind: "greeting" });
    const greetings = GREETINGS.map((wait) => setTimeout(greet, wait));
    return () => greetings.forEach(clearTimeout);
  },
};
