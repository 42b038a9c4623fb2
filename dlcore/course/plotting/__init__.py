"""matplotlib as the course uses it: its style, words for whoever cannot see a plot, and a training watched live.

course.mplstyle  the style alone: plt.style.use("dlcore.course.plotting.course") works anywhere
styled           `plt`, which is matplotlib.pyplot in that style; in a notebook its figures carry their words
words            what a figure shows, in words that are read from the figure itself
watch            a callback for `dlcore.fit` that draws the loss while it falls

matplotlib is loaded with the first plot: a lesson that has none does not wait for it.
"""
